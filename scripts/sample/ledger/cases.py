"""The cases of an indicator in a period: each one's contribution to the figure."""

# numerator and denominator of a figure, or the contribution of one case
Figure = tuple[int | None, int | None]
# by the name of the case's record
Cases = dict[str, Figure]


def judged(is_met: bool) -> Figure:
    """Return numerator (1 if met) and denominator of a case of a percentage."""
    return int(is_met), 1


def counted(names: set[str]) -> Cases:
    """Return the cases of a plain count."""
    return dict.fromkeys(names, (1, None))
