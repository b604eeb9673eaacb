"""Write data/register/*.ttl from data/facts/*.csv.

The CSV files are kept by hand; the Turtle is made from them and never edited. Running this twice
gives the same bytes. Reading and checking the facts is left to `register_facts`; what the terms
mean stands in `ontology/`.

    python tools/make_register.py            write the Turtle
    python tools/make_register.py --check    tell whether it is up to date, and write nothing
"""

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from register_bodies import bodies
from register_facts import NATIONS, Facts, Row, by_scheme, days, problems, read_facts
from register_turtle import (
    BASE,
    PREFIXES,
    Pairs,
    dated,
    distinct,
    document,
    english,
    resource,
    text,
)


def services_of(row: Row, rules: list[Row]) -> list[str]:
    """Return the services that an authority provides: by its type, or by a rule of its own.

    A rule with a date in `since` holds for authorities that existed on that day or later.
    """
    services = {"childrens-services"} if row["children_services"] == "yes" else set()
    for rule in rules:
        if rule["type"] != row["type"] and rule["authority"] != row["gss_code"]:
            continue
        ended = row["end_date"] and days(row["end_date"])[1]
        if not (rule["since"] and ended and ended < days(rule["since"])[0]):
            services.add(rule["service"])
    return sorted(services)


def authorities(facts: Facts) -> str:
    """Return the Turtle of the authorities, sorted by code."""
    classes = {row["type"]: row["class"] for row in facts["types.csv"]}
    predecessors: dict[str, list[str]] = defaultdict(list)
    rows = sorted(facts["authorities.csv"], key=lambda row: row["gss_code"])
    for row in rows:
        for successor in row.many("successor_gss"):
            predecessors[successor].append(row["gss_code"])
    return document(
        "The local authorities of the United Kingdom since April 2009.",
        ["authority", "cg", "ons", "owl", "rdfs", "service", "skos", "wd", "xsd"],
        (
            authority(
                row,
                classes[row["type"]],
                services_of(row, facts["provides.csv"]),
                sorted(predecessors[row["gss_code"]]),
            )
            for row in rows
        ),
    )


def initials(name: str) -> list[str]:
    """Return the letters that stand for a county, city or metropolitan council: "NYCC".

    Those of borough and district councils are rare in news, and mean other things ("BBC").
    """
    if not re.search(r" (?:County|City|Metropolitan Borough|County Borough) Council$", name):
        return []
    return ["".join(word[0] for word in re.split(r"[ -]", name) if word[0].isupper())]


def authority(row: Row, kind: str, services: list[str], predecessors: list[str]) -> str:
    """Return the Turtle of one authority."""
    name, code = row["official_name"], row["gss_code"]
    letters = initials(name)
    others = distinct([row["short_name"], *row.many("alt_names"), *letters], without=name)
    short = [row["short_name"]] if row["ambiguous"] == "yes" else []
    ambiguous = distinct([*short, *row.many("ambiguous_alt_names"), *letters])
    # The codes of Northern Ireland before 2015 have no address at the ONS.
    geography = [f"ons:{code}"] if len(code) == 9 else []
    return resource(
        f"authority:{code}",
        [
            ("a", [f"cg:{kind}", "cg:LocalAuthority"]),
            ("rdfs:label", [english(name)]),
            ("skos:prefLabel", [english(name)]),
            ("cg:shortName", [text(row["short_name"])]),
            ("skos:altLabel", [english(other) for other in others]),
            ("cg:ambiguousName", [text(other) for other in ambiguous]),
            ("cg:gssCode", [text(code)]),
            ("cg:formerGssCode", [text(former) for former in row.many("former_gss")]),
            ("cg:localAuthorityCode", [text(c) for c in row.many("local_authority_code")]),
            ("cg:nation", [text(row["nation"])]),
            ("cg:region", [text(region) for region in row.many("region")]),
            ("cg:validFrom", dated(row["start_date"])),
            ("cg:validTo", dated(row["end_date"])),
            ("cg:predecessor", [f"authority:{other}" for other in predecessors]),
            ("cg:successor", [f"authority:{o}" for o in sorted(row.many("successor_gss"))]),
            ("cg:provides", [f"service:{service}" for service in services]),
            ("owl:sameAs", [f"wd:{item}" for item in row.many("wikidata")]),
            ("skos:exactMatch", geography),
            ("skos:editorialNote", [english(row["notes"])] if row["notes"] else []),
        ],
    )


def inspectorates(facts: Facts) -> str:
    """Return the Turtle of the inspectorates, sorted by id. The main service stands first."""
    rows = sorted(facts["inspectorates.csv"], key=lambda row: row["id"])
    return document(
        "Who inspects, regulates, audits or rules on complaints about local authorities.",
        ["cg", "foaf", "inspectorate", "owl", "rdfs", "service", "skos", "wd"],
        (inspectorate(row) for row in rows),
    )


def inspectorate(row: Row) -> str:
    """Return the Turtle of one inspectorate."""
    label = row["short_name"]
    others = distinct([row["name"], *row.many("alt_names")], without=label)
    nations = NATIONS if row["nation"] == "United Kingdom" else row.many("nation")
    return resource(
        f"inspectorate:{row['id']}",
        [
            ("a", ["cg:Inspectorate"]),
            ("rdfs:label", [english(label)]),
            ("skos:prefLabel", [english(label)]),
            ("foaf:name", [text(row["name"])]),
            ("skos:altLabel", [english(other) for other in others]),
            ("cg:ambiguousName", [text(name) for name in row.many("ambiguous_names")]),
            ("cg:nation", [text(nation) for nation in nations]),
            ("cg:inspects", [f"service:{service}" for service in row.many("services")]),
            ("owl:sameAs", [f"wd:{item}" for item in row.many("wikidata")]),
            ("skos:scopeNote", [english("; ".join(row.many("services_judged")))]),
        ],
    )


def grade_schemes(facts: Facts) -> str:
    """Return the Turtle of the grade schemes, of the grades of their own, and of who is in what."""
    schemes = by_scheme(facts["grade_schemes.csv"])
    names = {row["id"]: row["short_name"] for row in facts["inspectorates.csv"]}
    return document(
        "Grades and other findings, and the schemes that order them from best to worst.",
        ["aspect", "cg", "grade", "inspectorate", "rdfs", "scheme", "service", "skos", "xsd"],
        [
            *(scheme(key, schemes[key], names) for key in sorted(schemes)),
            *(grade(row) for row in sorted(facts["grades.csv"], key=lambda row: row["slug"])),
            *memberships(schemes),
        ],
    )


def scheme(key: str, rows: list[Row], names: dict[str, str]) -> str:
    """Return the Turtle of one scheme and of its ranking."""
    first = rows[0]
    label = f"{names[first['inspectorate']]}: {first['framework']}"
    ranking = f"<{PREFIXES['scheme']}{key}/ranking>"
    notes = [first["notes"], f"basis: {first['basis']}" if first["basis"] else ""]
    about: Pairs = [
        ("a", ["cg:GradeScheme", "skos:ConceptScheme"]),
        ("rdfs:label", [english(label)]),
        ("skos:prefLabel", [english(label)]),
        ("cg:inspectorate", [f"inspectorate:{first['inspectorate']}"]),
        ("cg:service", [f"service:{service}" for service in first.many("services")]),
        ("cg:inspectionClass", [f"cg:{kind}" for kind in first.many("inspection_class")]),
        ("cg:gradesAspect", [f"aspect:{aspect}" for aspect in first.many("aspect")]),
        ("cg:framework", [text(first["framework"])]),
        ("cg:validFrom", dated(first["valid_from"])),
        ("cg:validTo", dated(first["valid_to"])),
        ("cg:ranking", [ranking]),
        ("skos:editorialNote", [english(note) for note in notes if note]),
    ]
    grades = " ".join(f"grade:{row['concept']}" for row in rows)
    order: Pairs = [
        ("a", ["skos:OrderedCollection"]),
        ("rdfs:label", [english(f"{label}, best first")]),
        ("skos:memberList", [f"( {grades} )"]),
    ]
    return resource(f"scheme:{key}", about) + "\n" + resource(ranking, order)


def grade(row: Row) -> str:
    """Return the Turtle of a grade that only the register declares."""
    return resource(
        f"grade:{row['slug']}",
        [
            ("a", ["cg:Grade", "skos:Concept"]),
            ("rdfs:label", [english(row["label"])]),
            ("skos:prefLabel", [english(row["label"])]),
            ("skos:altLabel", [english(label) for label in row.many("other_labels")]),
            ("skos:definition", [english(row["definition"])]),
            ("skos:inScheme", [f"<{BASE}def/grade>"]),
            ("cg:everyday", ["true"] if row["everyday"] == "yes" else []),
        ],
    )


def memberships(schemes: dict[str, list[Row]]) -> Iterator[str]:
    """Yield, for each grade, the Turtle that says in which schemes it is."""
    found: dict[str, list[str]] = defaultdict(list)
    for key in sorted(schemes):
        for row in schemes[key]:
            found[row["concept"]].append(f"scheme:{key}")
    for concept in sorted(found):
        yield resource(f"grade:{concept}", [("skos:inScheme", found[concept])])


def make(facts: Facts) -> dict[str, str]:
    """Return the text of each file of the register."""
    return {
        "authorities.ttl": authorities(facts),
        "bodies.ttl": bodies(facts),
        "grade-schemes.ttl": grade_schemes(facts),
        "inspectorates.ttl": inspectorates(facts),
    }


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return 0 when done, 1 for wrong facts or an outdated register."""
    root = Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="compare only, and write nothing")
    parser.add_argument("--facts", type=Path, default=root / "data" / "facts")
    parser.add_argument("--register", type=Path, default=root / "data" / "register")
    options = parser.parse_args(arguments)
    facts = read_facts(options.facts)
    if wrong := problems(facts):
        print(*wrong, sep="\n", file=sys.stderr)
        return 1
    outdated = []
    for name, content in make(facts).items():
        path = options.register / name
        if path.is_file() and path.read_bytes() == content.encode():
            continue
        outdated.append(f"data/register/{name}")
        if not options.check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode())
    if not options.check:
        print(f"{len(outdated)} of the register's files changed")
        return 0
    for name in outdated:
        print(f"{name} is not what data/facts/ says: run python tools/make_register.py")
    return 1 if outdated else 0


if __name__ == "__main__":
    sys.exit(main())
