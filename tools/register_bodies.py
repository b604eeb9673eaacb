"""The Turtle of the bodies of bodies.csv: trusts and companies, associations, government."""

from register_facts import NATIONS, Facts, Row
from register_turtle import dated, distinct, document, english, resource, text

CLASSES = {
    "service-company": "ServiceCompany",
    "housing-company": "HousingCompany",
    "association": "Association",
    "government": "GovernmentBody",
    "parliament": "Parliament",
    "other": "PublicBody",
}


def bodies(facts: Facts) -> str:
    """Return the Turtle of the bodies that are neither authorities nor inspectorates."""
    rows = sorted(facts["bodies.csv"], key=lambda row: row["id"])
    return document(
        "Public bodies that are neither authorities nor inspectorates.",
        ["authority", "body", "cg", "foaf", "rdfs", "skos", "xsd"],
        (body(row) for row in rows),
    )


def body(row: Row) -> str:
    """Return the Turtle of one body."""
    label = row["short_name"]
    others = distinct([row["name"], *row.many("alt_names")], without=label)
    nations = NATIONS if row["nation"] == "United Kingdom" else row.many("nation")
    kind = CLASSES[row["kind"]]
    return resource(
        f"body:{row['id']}",
        [
            ("a", [f"cg:{c}" for c in distinct([kind, "PublicBody"])]),
            ("rdfs:label", [english(label)]),
            ("skos:prefLabel", [english(label)]),
            ("foaf:name", [text(row["name"])]),
            ("skos:altLabel", [english(other) for other in others]),
            ("cg:nation", [text(nation) for nation in nations]),
            ("cg:actsFor", [f"authority:{code}" for code in sorted(row.many("acts_for"))]),
            ("cg:validFrom", dated(row["valid_from"])),
            ("cg:validTo", dated(row["valid_to"])),
            ("skos:editorialNote", [english(row["notes"])] if row["notes"] else []),
        ],
    )
