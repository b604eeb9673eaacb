"""Read and check data/facts/*.csv, the facts that the register is made from.

Every problem is told with its file, line and column and with what mends it. Writing the Turtle is
left to `make_register`.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

COLUMNS = {
    "types.csv": "type class",
    "provides.csv": "type authority service since notes",
    "authorities.csv": "gss_code official_name short_name type nation region start_date end_date "
    "successor_gss wikidata local_authority_code children_services alt_names ambiguous "
    "ambiguous_alt_names former_gss notes",
    "inspectorates.csv": "id name short_name alt_names ambiguous_names nation services_judged "
    "services wikidata",
    "bodies.csv": "id name short_name alt_names kind nation acts_for valid_from valid_to notes",
    "grades.csv": "slug label other_labels everyday definition",
    "grade_schemes.csv": "scheme_id inspectorate services inspection_class aspect framework "
    "valid_from valid_to grade concept rank synonyms notes basis",
}
NATIONS = ("England", "Northern Ireland", "Scotland", "Wales")
CODE = r"[ENSW]\d{8}|95[A-Z]{2}"  # Northern Ireland had four-character codes before 2015.
SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
PROSE = ("notes", "framework", "definition", "basis")
YES_NO = "yes|no"
BODY_KINDS = (
    "service-company", "housing-company", "association", "government", "parliament", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a CSV file, with the place that a message about it has to name."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def many(self, column: str) -> list[str]:
        """Return the parts of a cell that holds a list."""
        return [part for part in self.cells[column].split(";") if part]

    def problem(self, column: str, message: str) -> str:
        """Return `message` with the file, line and column in front."""
        return f"data/facts/{self.file}, line {self.line}, column {column}: {message}"


Facts = dict[str, list[Row]]


def read_facts(folder: Path) -> Facts:
    """Read every CSV file of the facts. Raise SystemExit for a missing file or a wrong header."""
    facts: Facts = {}
    for name, columns in COLUMNS.items():
        path, expected = folder / name, columns.split()
        if not path.is_file():
            raise SystemExit(f"data/facts/{name} is missing: restore it, the register needs it")
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            if reader.fieldnames != expected:
                raise SystemExit(
                    f"data/facts/{name}, line 1: the columns must be {','.join(expected)}"
                )
            facts[name] = []
            for cells in reader:
                if None in cells or None in cells.values():
                    raise SystemExit(
                        f"data/facts/{name}, line {reader.line_num}: {len(expected)} cells are "
                        "needed; quote a cell that holds a comma"
                    )
                facts[name].append(Row(name, reader.line_num, cells))
    return facts


def days(text: str) -> tuple[date, date]:
    """Return the first and last day of a date, a year-month or a year. Raise ValueError.

    >>> days("2008-12")
    (datetime.date(2008, 12, 1), datetime.date(2008, 12, 31))
    """
    parts = [int(part) for part in text.split("-")]
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        raise ValueError(text)
    year, month, day = [*parts, 0, 0][:3]
    first = date(year, month or 1, day or 1)
    if day:
        return first, first
    following = date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1)
    return first, date.fromordinal(following.toordinal() - 1)


def check_pattern(rows: list[Row], column: str, pattern: str, wanted: str) -> Iterator[str]:
    """Yield a problem for each part of a cell that is not as `pattern` demands."""
    for row in rows:
        for part in row.many(column):
            if not re.fullmatch(pattern, part):
                yield row.problem(column, f"{part!r} is not {wanted}")


def check_known(rows: list[Row], column: str, known: Iterable[str], where: str) -> Iterator[str]:
    """Yield a problem for each part of a cell that names something unknown."""
    known = frozenset(known)
    for row in rows:
        for part in row.many(column):
            if part not in known:
                yield row.problem(column, f"{part!r} is not in {where}; correct it or add it there")


def check_filled(rows: list[Row], *columns: str) -> Iterator[str]:
    """Yield a problem for each cell that must not be empty and is."""
    for row in rows:
        for column in columns:
            if not row[column].strip():
                yield row.problem(column, "the cell is empty and must be filled")


def check_blanks(facts: Facts) -> Iterator[str]:
    """Yield a problem for each value with blanks around it; prose may hold semicolons."""
    for row in (row for rows in facts.values() for row in rows):
        for column, cell in row.cells.items():
            parts = [cell] if column in PROSE else cell.split(";")
            if any(part != part.strip() for part in parts):
                yield row.problem(column, "take out the blanks around a value")


def check_unique(rows: list[Row], column: str) -> Iterator[str]:
    """Yield a problem for each value that an earlier line has already."""
    seen: dict[str, int] = {}
    for row in rows:
        if row[column] in seen:
            yield row.problem(column, f"{row[column]!r} stands already in line {seen[row[column]]}")
        seen.setdefault(row[column], row.line)


def check_dates(rows: list[Row], start: str, end: str) -> Iterator[str]:
    """Yield a problem for each date that is none, and for each end before its start."""
    for row in rows:
        known: dict[str, tuple[date, date]] = {}
        for column in (start, end):
            try:
                if row[column]:
                    known[column] = days(row[column])
            except ValueError:
                yield row.problem(column, f"{row[column]!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
        if len(known) == 2 and known[end][1] < known[start][0]:
            yield row.problem(end, f"{row[end]} lies before {start} {row[start]}")


def check_authorities(facts: Facts) -> Iterator[str]:
    """Yield what is wrong with the authorities and the rules about them."""
    rows, types, rules = facts["authorities.csv"], facts["types.csv"], facts["provides.csv"]
    codes = {row["gss_code"] for row in rows}
    kinds = {row["type"] for row in types}
    yield from check_filled(types, "type", "class")
    yield from check_filled(rows, "gss_code", "official_name", "short_name", "type", "nation")
    yield from check_unique(rows, "gss_code")
    for column in ("gss_code", "former_gss"):
        yield from check_pattern(rows, column, CODE, "a statistical code such as E10000034")
    yield from check_pattern(rows, "wikidata", r"Q\d+", "a Wikidata item such as Q42")
    for column in ("ambiguous", "children_services"):
        yield from check_filled(rows, column)
        yield from check_pattern(rows, column, YES_NO, "yes or no")
    yield from check_known(rows, "type", kinds, "types.csv")
    yield from check_known(rows, "nation", NATIONS, "the list of nations")
    yield from check_known(rows, "successor_gss", codes, "column gss_code")
    yield from check_dates(rows, "start_date", "end_date")
    for row in rows:
        if row["successor_gss"] and not row["end_date"]:
            yield row.problem("end_date", "an authority with a successor needs its last day")
        if row["gss_code"] in row.many("successor_gss"):
            yield row.problem("successor_gss", "an authority can't succeed itself")
        for code in sorted(codes & set(row.many("former_gss"))):
            yield row.problem("former_gss", f"{code} is another line's own code")
        for name in sorted(set(row.many("ambiguous_alt_names")) - set(row.many("alt_names"))):
            yield row.problem("ambiguous_alt_names", f"{name!r} is not among the alt_names")
        if row["ambiguous"] == "yes" and not row["notes"]:
            yield row.problem("notes", "say why the short name is ambiguous")
    yield from check_filled(rules, "service")
    yield from check_pattern(rules, "service", SLUG, "a slug such as adult-social-care")
    yield from check_known(rules, "type", kinds, "types.csv")
    yield from check_known(rules, "authority", codes, "authorities.csv")
    yield from check_dates(rules, "since", "since")
    for row in rules:
        if bool(row["type"]) == bool(row["authority"]):
            yield row.problem("type", "a rule is either for a type or for one authority")


def check_inspection(facts: Facts) -> Iterator[str]:
    """Yield what is wrong with the inspectorates, grades and grade schemes."""
    bodies, grades, schemes = (
        facts[name] for name in ("inspectorates.csv", "grades.csv", "grade_schemes.csv")
    )
    for rows, column in ((bodies, "id"), (grades, "slug")):
        yield from check_unique(rows, column)
        yield from check_filled(rows, column)
        yield from check_pattern(rows, column, SLUG, "a slug such as audit-wales")
    yield from check_filled(bodies, "name", "short_name", "nation")
    yield from check_known(bodies, "nation", (*NATIONS, "United Kingdom"), "the list of nations")
    yield from check_pattern(bodies, "services", SLUG, "a slug such as adult-social-care")
    yield from check_pattern(bodies, "wikidata", r"Q\d+", "a Wikidata item such as Q42")
    for row in bodies:
        names = {row["name"], row["short_name"], *row.many("alt_names")}
        for name in sorted(set(row.many("ambiguous_names")) - names):
            yield row.problem("ambiguous_names", f"{name!r} is not a name of this body")
    yield from check_filled(grades, "label", "everyday", "definition")
    yield from check_pattern(grades, "everyday", YES_NO, "yes or no")
    yield from check_filled(schemes, "inspectorate", "framework", "grade", "concept", "rank")
    for column in ("scheme_id", "concept", "services", "aspect"):
        yield from check_pattern(schemes, column, SLUG, "a slug such as requires-improvement")
    yield from check_pattern(
        schemes, "inspection_class", r"[A-Z][A-Za-z]+", "a class such as FullInspection"
    )
    yield from check_known(
        schemes, "inspectorate", {row["id"] for row in bodies}, "inspectorates.csv"
    )
    yield from check_dates(schemes, "valid_from", "valid_to")
    yield from check_known(
        grades, "slug", {row["concept"] for row in schemes}, "grade_schemes.csv, column concept"
    )
    yield from check_ranks(schemes)


def check_bodies(facts: Facts) -> Iterator[str]:
    """Yield what is wrong with the bodies that are neither authorities nor inspectorates."""
    rows = facts["bodies.csv"]
    codes = {row["gss_code"] for row in facts["authorities.csv"]}
    yield from check_filled(rows, "id", "name", "short_name", "kind", "nation")
    yield from check_unique(rows, "id")
    yield from check_pattern(rows, "id", SLUG, "a slug such as together-for-children")
    yield from check_known(rows, "kind", BODY_KINDS, "the list of kinds of body")
    yield from check_known(rows, "nation", (*NATIONS, "United Kingdom"), "the list of nations")
    yield from check_known(rows, "acts_for", codes, "authorities.csv")
    yield from check_dates(rows, "valid_from", "valid_to")


def check_ranks(schemes: list[Row]) -> Iterator[str]:
    """Yield a problem where the lines of a scheme disagree or aren't ranked 1, 2, 3 ..."""
    shared = tuple(
        "inspectorate services inspection_class aspect framework valid_from valid_to notes "
        "basis".split()
    )
    for lines in by_scheme(schemes).values():
        for place, row in enumerate(lines, start=1):
            if row["rank"] != str(place):
                yield row.problem("rank", f"{row['rank']!r} should be {place}: best first, no gaps")
            if row["concept"] in {other["concept"] for other in lines[: place - 1]}:
                yield row.problem("concept", f"{row['concept']} is already in this scheme")
            for column in shared:
                if row[column] != lines[0][column]:
                    first = lines[0].line
                    yield row.problem(column, f"differs from line {first} of the same scheme")


def by_scheme(schemes: list[Row]) -> dict[str, list[Row]]:
    """Return the lines of each grade scheme, in the order of the file."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in schemes:
        groups[row["scheme_id"]].append(row)
    return groups


def problems(facts: Facts) -> list[str]:
    """Return everything that is wrong with the facts, in the order of the checks."""
    return [
        *check_blanks(facts),
        *check_authorities(facts),
        *check_inspection(facts),
        *check_bodies(facts),
    ]
