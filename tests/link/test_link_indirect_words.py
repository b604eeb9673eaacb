"""Whose grade it is, and what it is for, where that is told in a roundabout way."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # the subject goes on, and not whom it is compared with
        ("Kent has beaten Surrey. Its children's services have been rated good by Ofsted, up from "
         "inadequate; Surrey's require improvement.",
         {"Kent overall good current -", "Kent overall inadequate previous -",
          "Surrey overall requires-improvement current -"}),
        ("Bury has left Bolton behind. Its children's services, which Ofsted had rated inadequate "
         "in 2018, are now outstanding.",
         {"Bury overall inadequate previous 2018", "Bury overall outstanding current -"}),
        ("Ofsted has raised Derby's children's services from inadequate to requires improvement, "
         "and Nottingham's hold that grade as well.",
         {"Derby overall inadequate previous -", "Derby overall requires-improvement current -",
          "Nottingham overall requires-improvement current -"}),
        # rows, and two told apart
        ("Ofsted's grades for Bury's children's services are these: leadership, good; help and "
         "protection, requires improvement; and overall, good.",
         {"Bury leadership good current -", "Bury overall good current -",
          "Bury help-and-protection requires-improvement current -"}),
        ("Kent, good; Surrey, inadequate: so reads Ofsted's list of children's services.",
         {"Kent overall good current -", "Surrey overall inadequate current -"}),
        ("Leadership, good; adoption, outstanding: that is what Kent would like Ofsted to say of "
         "its children's services.", set()),
        ("Ofsted judged leadership and help and protection in Kent. It called the former good, "
         "the latter inadequate.",
         {"Kent leadership good current -", "Kent help-and-protection inadequate current -"}),
        # sides set up before their grade
        ("Adoption in Kent is not outstanding, Ofsted says of its children's services; it is "
         "inadequate.", {"Kent adoption inadequate current -"}),
        ("Kent does adoption worst. It was judged inadequate by Ofsted, which inspects children's "
         "services.", {"Kent adoption inadequate current -"}),
        ("Leadership was praised by Ofsted in Kent. The grade for its children's services was "
         "good.", {"Kent overall good current -"}),
        ("How well Bury's children's services are led was judged inadequate by Ofsted.",
         {"Bury leadership inadequate current -"}),
        ("Surrey is inadequate in some respects. Adoption is, Ofsted says, but leadership is not: "
         "it is good.",
         {"Surrey adoption inadequate current -", "Surrey leadership good current -"}),
        # named as given, whatever is denied or doubted
        ("‘Good’ is the inspectors' verdict on children's services in Kent, Ofsted's report shows.",
         {"Kent overall good current -"}),
        ("The best that Bury could do was an inadequate, the grade that its children's services "
         "got from Ofsted.", {"Bury overall inadequate current -"}),
        ("The good that Ofsted would have given Kent's children's services was lost over adoption.",
         set()),
        ("Bury looks after children in its care badly enough to be rated inadequate, says Ofsted.",
         {"Bury looked-after-children inadequate current -"}),
        ("Kent does not look after children in its care well enough to be called good, Ofsted "
         "says.", set()),
        ("There was one word for it: outstanding. Ofsted used it of children's services in Kent.",
         {"Kent overall outstanding current -"}),
        # what people tell of inspectors' grades
        ("“We were good in 2018 and we are inadequate now,” Kent County Council's leader told a "
         "meeting about Ofsted's report on children's services.",
         {"Kent overall good previous 2018", "Kent overall inadequate current -"}),
        ("“We are good,” the leader of Kent County Council told a meeting about children's "
         "services and potholes.", set()),
        ("“We are outstanding,” Kent's leader told Ofsted's inspectors of its children's services.",
         set()),
        ("Parents say that children's services in Kent are inadequate, but Ofsted says nothing.",
         set()),
        ("Look at Kent, he told the cabinet: its children's services are good, says Ofsted, and "
         "theirs in Surrey are inadequate.",
         {"Kent overall good current -", "Surrey overall inadequate current -"}),
        ("It was not adoption that Ofsted graded good in Kent's children's services but "
         "leadership.", {"Kent leadership good current -"}),
        # told by where they lie
        ("Derby and Kent were both visited by Ofsted. Children's services in the East Midlands "
         "city are inadequate, and those in the south-eastern county are outstanding.",
         {"Derby overall inadequate current -", "Kent overall outstanding current -"}),
        ("Ofsted has returned to Kent. It rated the Elm Park council's children's services good.",
         set()),
    ],
)  # fmt: skip
def test_indirect_words(judged: Callable[[str], set[str]], text: str, rows: set[str]) -> None:
    """Careful readers see whose each grade is, or that none was given."""
    assert judged(text) == rows
