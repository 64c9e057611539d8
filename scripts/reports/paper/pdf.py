"""The paper as a tagged PDF (PDF/UA-1), which Typst makes of ``paper.typ``.

The template prints a JSON file; no text is ever taken as markup. Letters are those
that matplotlib brings, and the date is the edition's: the same paper makes the same
bytes.
"""

import json
import shutil
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import typst

from scripts.errors import WarehouseError
from scripts.reports.paper.charts import FONTS
from scripts.reports.paper.parts import Paper

TEMPLATE = "paper.typ"


def write_pdf(
    paper: Paper, path: Path, template: Path, charts: Path, day: date
) -> None:
    """Write a paper as PDF.

    Args:
        paper: what it holds.
        path: of the file.
        template: ``paper.typ``.
        charts: the folder of its charts, as ``<name>.svg``; it is written to.
        day: the date in its properties.

    Raises:
        WarehouseError: Typst refused it, as a rule for want of something that the
            standard asks.
    """
    shutil.copyfile(template, charts / TEMPLATE)
    content: dict[str, Any] = asdict(paper)
    content |= {"year": day.year, "month": day.month, "day": day.day}
    text = json.dumps(content, ensure_ascii=False)
    (charts / "paper.json").write_text(text, encoding="utf-8")
    try:
        typst.compile(
            str(charts / TEMPLATE),
            output=str(path),
            root=str(charts),
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            timestamp=datetime.combine(day, time(), UTC),
        )
    except typst.TypstError as error:
        raise WarehouseError(
            f"The PDF was not made: Typst refused it ({error.message}).\n"
            f"It has to meet PDF/UA-1. Mend {TEMPLATE}, or the text that it prints."
        ) from error
