"""The conditions in a model's SQL: what it compares, and what it leaves out."""

import re
from dataclasses import dataclass

COMPARISONS = {"=", "!=", "<>", "<", "<=", ">", ">=", "between", "in", "is", "like"}
# a condition ends where one of these begins; what follows the first group is one
OPENS_CONDITION = {"where", "on", "and", "or", "when", "having", "qualify"}
ENDS_CONDITION = OPENS_CONDITION | {
    *("select", "from", "then", "else", "end", "case", "as", "group", "order", "by"),
    *("inner", "left", "cross", "join", "union", "limit", "with", "rows"),
    *("partition", "window", ",", "(", ")"),
}
TOKEN = re.compile(r"[A-Za-z_][\w.]*|<=|>=|!=|<>|[=<>(),]|'[^']*'|[^\s]")
MASKED = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|--[^\n]*|'[^']*'", re.DOTALL)
QUALIFIED = r"[A-Za-z_]\w*\.[A-Za-z_]\w*"
JOIN_KEYS = re.compile(rf"{QUALIFIED}\s*=\s*{QUALIFIED}")


@dataclass(frozen=True)
class Condition:
    """A comparison, or one condition of a where, on, when or filter.

    Attributes:
        start: where it begins in the SQL.
        end: where it ends.
        text: what stands between.
        clause: the word or sign that opens its chain of ``and`` and ``or``.
        joined_by: the ``and`` or ``or`` beside it (``and`` binds more tightly); empty
            where it is alone.
    """

    start: int
    end: int
    text: str
    clause: str = ""
    joined_by: str = ""


@dataclass
class _Segment:
    """The text between two words that end a condition, at one depth of brackets."""

    opened_by: str
    clause: str = ""
    start: int = -1
    end: int = -1
    is_comparison: bool = False
    is_between: bool = False
    last_word: str = ""

    def add(self, start: int, end: int) -> None:
        self.start = start if self.start < 0 else self.start
        self.end = end


def masked(sql: str) -> str:
    """Return the text, as long as before, in which only SQL is left to read."""

    def mask(match: re.Match[str]) -> str:
        text = match[0]
        if text.startswith("{{"):
            return "j" * len(text)
        if text.startswith("'"):
            return "'" + "s" * (len(text) - 2) + "'"
        return re.sub(r"[^\n]", " ", text)

    return MASKED.sub(mask, sql)


def conditions(sql: str) -> list[Condition]:
    """Return the conditions of a model in the order of its text.

    The equality of two qualified columns in an ``on`` is a join key and none of them,
    nor is the frame of a window.
    """
    found: list[Condition] = []
    stack = [_Segment("")]

    def close(ended_by: str) -> None:
        segment = stack[-1]
        if segment.start < 0:
            return
        text = sql[segment.start : segment.end]
        is_condition = (
            segment.is_comparison
            or segment.opened_by in OPENS_CONDITION
            or ended_by in {"and", "or"}
        )
        if (
            is_condition
            and segment.opened_by != "rows"
            and not (segment.clause == "on" and JOIN_KEYS.fullmatch(text))
        ):
            beside = {segment.opened_by, ended_by}
            joined_by = next((word for word in ("and", "or") if word in beside), "")
            found.append(
                Condition(segment.start, segment.end, text, segment.clause, joined_by)
            )

    for match in TOKEN.finditer(masked(sql)):
        word = match[0].lower()
        segment = stack[-1]
        if word == "(":
            # what stands before the bracket goes on after it
            segment.add(*match.span())
            stack.append(_Segment("("))
        elif word == ")":
            close(word)
            if len(stack) > 1:
                stack.pop()
            stack[-1].add(*match.span())
        elif (word == "and" and segment.is_between) or (
            word == "from" and segment.last_word == "distinct"
        ):
            segment.is_between = False
            segment.add(*match.span())
        elif word in ENDS_CONDITION:
            close(word)
            clause = segment.clause if word in {"and", "or"} else word
            stack[-1] = _Segment(word, clause)
        else:
            segment.add(*match.span())
            segment.is_comparison |= word in COMPARISONS
            segment.is_between |= word == "between"
            segment.last_word = word
    close("")
    return sorted(found, key=lambda condition: condition.start)
