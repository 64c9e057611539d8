"""The cases of an indicator in a period: what each adds to the figure."""

# numerator and denominator of a figure, or what one case adds to them
Figure = tuple[int | None, int | None]
# by the name of the record that a case is of
Cases = dict[str, Figure]


def judged(is_met: bool) -> Figure:
    """Return what a case of a percentage adds: itself, and whether it is met."""
    return int(is_met), 1


def counted(names: set[str]) -> Cases:
    """Return the cases of a plain count."""
    return dict.fromkeys(names, (1, None))
