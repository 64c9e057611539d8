"""Mutants of SQL: each changes one condition, join or call of a model or macro.

- negate: a condition without another inside it, negated;
- drop: a condition of a where, on, having, qualify or when, or joined by ``and`` or
  ``or``, replaced by what leaves the others as they are (``true``; in an ``or``, and
  for a whole ``when``, ``false``);
- bound: ``<`` and ``<=``, ``>`` and ``>=`` exchanged, a number raised by one, an end of
  a ``between`` left out;
- literal: a string that is compared with, changed;
- member: a member of an ``in`` list, left out;
- swap: ``min`` and ``max`` and other pairs of functions, exchanged;
- flag: one that is counted (``cast(... as integer)``), always counted;
- order: a ``desc`` left out;
- distinct: left out of a ``count``;
- join: ``left join`` tightened to ``inner join``; ``inner join`` loosened to ``left
  join`` where the join selects rows: where its ``on`` has a condition, or where the
  relation is a step of the model. An import joined by its key alone is a lookup, and
  that it always succeeds is for a data test to show;
- coalesce: replaced by its first argument, unless a condition's null counts as false
  with and without it.

SQL inside a Jinja expression is not changed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tools.mutant import Mutant, numbered
from tools.sql_conditions import Condition, conditions, masked

SWAPS = (
    *(("min", "max"), ("min_by", "max_by")),
    *(("least", "greatest"), ("bool_and", "bool_or"), ("first_value", "last_value")),
)
SWAPPED = {old: new for pair in SWAPS for old, new in (pair, pair[::-1])}
SHIFTED = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
CLAUSES = {"where", "on", "having", "qualify", "when"}
TOKEN = re.compile(r"[A-Za-z_][\w.]*|\d[\w.]*|'[^']*'|<=|>=|!=|<>|[^\s\w]")
CALL = re.compile(r"\b([a-z_]+)\(")
JOIN = re.compile(r"\b(inner|left) join (\w+)( as \w+)?")
FLAG = re.compile(
    r"(?!\s*case)\s*((\w+\.)?(is|has)_\w+|\S+ is (not )?null|.*[<>=].*)"
    r"\s+as integer\s*\)",
    re.DOTALL,
)
IMPORT = re.compile(r"(\w+) as \(\s*select \* from (j+)\s*\)")


@dataclass(frozen=True)
class Edit:
    """A replacement in a text, and the range that names it."""

    start: int
    end: int
    new: str
    operator: str
    shown: tuple[int, int]


def sql_mutants(file: str, sql: str) -> list[Mutant]:
    """Return the mutants of a model or macro."""
    text = masked(sql)
    found = conditions(sql)
    edits = [
        *(edit for one in found for edit in _condition_edits(text, one, found)),
        *_call_edits(text, found),
        *_join_edits(text, found),
        *_order_edits(text),
    ]
    mutants: list[Mutant] = []
    for edit in sorted(edits, key=lambda e: (e.shown, e.operator, e.start)):
        first, last = edit.shown
        old = " ".join(sql[first:last].split())
        new = sql[first : edit.start] + edit.new + sql[edit.end : last]
        new = _with_text(new, sql)
        mutants.append(
            Mutant(
                file,
                edit.start,
                edit.end,
                _with_text(edit.new, sql),
                edit.operator,
                f"{old} -> {' '.join(new.split())}",
            )
        )
    return numbered(mutants)


# An edit's text names the pieces of the SQL that it keeps by their range, because the
# edits are made from the masked text, in which strings and Jinja are hidden.
def _kept(start: int, end: int) -> str:
    return f"\0{start}:{end}\0"


def _with_text(new: str, sql: str) -> str:
    return re.sub(
        "\0(\\d+):(\\d+)\0", lambda kept: sql[int(kept[1]) : int(kept[2])], new
    )


@dataclass(frozen=True)
class _Token:
    text: str
    start: int
    end: int


def _top_level(text: str, start: int, end: int) -> list[_Token]:
    """Return the words and signs outside brackets; a bracket's content is left out."""
    depth = 0
    found = []
    for match in TOKEN.finditer(text, start, end):
        depth -= match[0] == ")"
        if depth == 0:
            found.append(_Token(match[0].lower(), *match.span()))
        depth += match[0] == "("
    return found


def _condition_edits(
    text: str, condition: Condition, every: list[Condition]
) -> Iterator[Edit]:
    start, end = shown = (condition.start, condition.end)
    tokens = _top_level(text, start, end)
    is_literal = len(tokens) == 1 and tokens[0].text[0] in "'0123456789"
    has_inner = any(
        start <= other.start and other.end <= end and other != condition
        for other in every
    )
    if not is_literal:
        if tokens[0].text == "not":
            yield Edit(start, tokens[1].start, "", "negate", shown)
        elif not has_inner:
            negated = f"not ({_kept(start, end)})"
            yield Edit(start, end, negated, "negate", shown)
        if condition.joined_by or condition.clause in CLAUSES:
            is_whole_when = condition.clause == "when" and not condition.joined_by
            neutral = condition.joined_by == "or" or is_whole_when
            yield Edit(start, end, "false" if neutral else "true", "drop", shown)
    yield from _bound_edits(tokens, shown)
    for token in tokens:
        if token.text[0] == "'":
            inside = token.start + 1
            yield Edit(inside, inside, "z", "literal", shown)
    yield from _member_edits(text, tokens, shown)


def _bound_edits(tokens: list[_Token], shown: tuple[int, int]) -> Iterator[Edit]:
    start, end = shown
    words = [token.text for token in tokens]
    if "between" in words:
        between = tokens[words.index("between")]
        ands = [t for t in tokens if t.text == "and" and t.start > between.start]
        value = _kept(start, between.start)
        low = _kept(between.end, ands[0].start)
        high = _kept(ands[0].end, end)
        for above, below in ((">", "<="), (">=", "<")):
            new = f"({value}{above}{low}and {value}{below}{high})"
            yield Edit(start, end, new, "bound", shown)
        return
    for token, following in pairwise([*tokens, _Token("", end, end)]):
        if token.text in SHIFTED:
            yield Edit(token.start, token.end, SHIFTED[token.text], "bound", shown)
        # a number compared with, and nothing after it
        is_compared = token.text in {*SHIFTED, "=", "!="} and following.end == end
        is_alone = len(tokens) == 1
        number = following if is_compared else token if is_alone else None
        if number and number.text.isdigit():
            raised = str(int(number.text) + 1)
            yield Edit(number.start, number.end, raised, "bound", shown)


def _member_edits(
    text: str, tokens: list[_Token], shown: tuple[int, int]
) -> Iterator[Edit]:
    for word, bracket in pairwise(tokens):
        if word.text == "in" and bracket.text == "(":
            members = _arguments(text, bracket.start)
            for n, (start, end) in enumerate(members if len(members) > 1 else []):
                # with the comma after it; the last one with the comma before it
                cut = (
                    (start, members[n + 1][0])
                    if n + 1 < len(members)
                    else (members[n - 1][1], end)
                )
                yield Edit(*cut, "", "member", shown)


def _arguments(text: str, bracket: int) -> list[tuple[int, int]]:
    """Return where each argument in these brackets begins and ends."""
    depth = 0
    ranges = []
    begun = bracket + 1
    for place in range(bracket, len(text)):
        sign = text[place]
        depth += (sign == "(") - (sign == ")")
        if depth == 0 or (sign == "," and depth == 1):
            piece = text[begun:place]
            first = begun + len(piece) - len(piece.lstrip())
            ranges.append((first, begun + len(piece.rstrip())))
            begun = place + 1
        if depth == 0:
            break
    return ranges


def _call_edits(text: str, found: list[Condition]) -> Iterator[Edit]:
    filters = {
        (condition.start, condition.end)
        for condition in found
        if condition.clause in CLAUSES
    }
    for call in CALL.finditer(text):
        name, start, bracket = call[1], call.start(), call.end() - 1
        arguments = _arguments(text, bracket)
        end = text.index(")", arguments[-1][1]) + 1
        yield from _counted_edits(text, call, end)
        if name in SWAPPED:
            yield Edit(start, bracket, SWAPPED[name], "swap", (start, end))
        elif name == "coalesce":
            is_false = text[slice(*arguments[-1])] == "false"
            if not (is_false and len(arguments) == 2 and (start, end) in filters):
                first = _kept(*arguments[0])
                yield Edit(start, end, first, "coalesce", (start, end))


def _counted_edits(text: str, call: re.Match[str], end: int) -> Iterator[Edit]:
    """Return the edits of a ``cast`` of a flag or a ``count`` of what is distinct."""
    inside = text[call.end() : end]
    if call[1] == "count" and (distinct := re.match(r"distinct\s+", inside)):
        words = (call.end(), call.end() + distinct.end())
        yield Edit(*words, "", "distinct", (call.start(), end))
    if call[1] == "cast" and FLAG.fullmatch(inside):
        yield Edit(call.start(), end, "1", "flag", (call.start(), end))


def _order_edits(text: str) -> Iterator[Edit]:
    for column in re.finditer(r"[\w.]+( desc)\b", text):
        yield Edit(*column.span(1), "", "order", column.span())


def _join_edits(text: str, found: list[Condition]) -> Iterator[Edit]:
    imports = {match[1] for match in IMPORT.finditer(text)}
    for join in JOIN.finditer(text):
        begun = re.search(
            r"\b(join|where|group|order|union|select)\b|$", text[join.end() :]
        )
        until = join.end() + (begun.start() if begun else 0)
        selects = any(
            condition.clause == "on" and join.end() <= condition.start < until
            for condition in found
        )
        if join[1] == "left" or selects or join[2] not in imports:
            new = "inner" if join[1] == "left" else "left"
            yield Edit(join.start(1), join.end(1), new, "join", join.span())
