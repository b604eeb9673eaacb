"""Plain sentences with one small turn in them, as newspapers write them."""

from collections.abc import Callable

import pytest

NEWS = "Ofsted has rated children's services in Kent good."
SAID = "Kent overall good current -"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # which side it is
        (f"{NEWS} It was outstanding in both of the remaining areas, which are adoption and "
         "leadership.", {"Kent adoption outstanding current -",
                         "Kent leadership outstanding current -"}),
        (f"{NEWS} Adoption shares that grade, and so does leadership.",
         {"Kent adoption good current -", "Kent leadership good current -"}),
        (f"{NEWS} An outstanding was given for leadership.",
         {"Kent leadership outstanding current -"}),
        (f"{NEWS} Leadership was the one part to which a lower grade was given: it requires "
         "improvement.", {"Kent leadership requires-improvement current -"}),
        (f"{NEWS} Leadership did not rise with the rest, and was marked inadequate.",
         {"Kent leadership inadequate current -"}),
        ("Ofsted rated children's services in Kent inadequate for leadership and requires "
         "improvement for everything else.", {"Kent leadership inadequate current -"}),
        # what was given, and what only was hoped for
        (f"{NEWS} Surrey County Council was given the rating on Tuesday.",
         {"Surrey overall good current 2024"}),
        ("Ofsted said that the overall effectiveness of children's services in Kent could only be "
         "inadequate.", {"Kent overall inadequate current -"}),
        (f"{NEWS} Its councillors spoke openly about being outstanding.", set()),
        # where inspectors were is no name of a council
        ("Ministers have written to Kent County Council about children's social care. Inspectors "
         "from Ofsted spent a fortnight in Ambridge in May and rated the services inadequate.",
         {"Kent overall inadequate current 2024"}),
        # where it lies, and what is so no more
        (f"{NEWS} Essex, which lies between Suffolk and Surrey and has been outstanding since "
         "2022, said so.", {"Essex overall outstanding current 2022"}),
        (f"{NEWS} Surrey was inadequate in 2016 and has not been so since.",
         {"Surrey overall inadequate previous 2016"}),
        # how often, and what was before
        (f"{NEWS} Surrey's children's services, which Ofsted has twice called inadequate, now "
         "require improvement.",
         {"Surrey overall inadequate previous -",
          "Surrey overall requires-improvement current -"}),
        (f"{NEWS} Three years after Ofsted rated Surrey's children's services inadequate, they "
         "have been rated outstanding.",
         {"Surrey overall inadequate previous 2021", "Surrey overall outstanding current -"}),
        (f"{NEWS} Surrey has been rated inadequate for a second time, having been given the same "
         "grade in 2017.",
         {"Surrey overall inadequate previous 2017", "Surrey overall inadequate current -"}),
        (f"{NEWS} A county where children were once said to be unsafe has been raised to it.",
         set()),
        # whose it is
        (f"{NEWS} That brings it closer to Medway, 15 miles along the A2, whose own services were "
         "rated outstanding in May.", {"Medway overall outstanding current 2024"}),
        (f"{NEWS} Her previous council, Surrey, was rated outstanding.",
         {"Surrey overall outstanding current -"}),
        (f"{NEWS} Two homes nearby are rated outstanding. A third, in Surrey, has been told that "
         "it requires improvement.", set()),
        # a question tells whose grade its answer is
        (f"{NEWS} What grade did Ofsted give Surrey? Inadequate.",
         {"Surrey overall inadequate current -"}),
        (f"{NEWS} What grade would Ofsted give Surrey? Inadequate.", set()),
        # lists and changes
        (f"{NEWS} Ofsted's ratings of other counties are: Surrey – inadequate; Essex – "
         "outstanding; Devon – inadequate.",
         {"Surrey overall inadequate current -", "Essex overall outstanding current -",
          "Devon overall inadequate current -"}),
        (f"{NEWS} Under her leadership Surrey went from inadequate in 2013 to outstanding in 2018.",
         {"Surrey overall inadequate previous 2013", "Surrey overall outstanding current 2018"}),
        # what people say that things are is no grade
        (f"{NEWS} Campaigners say that children's services in Surrey are inadequate.", set()),
        (f"{NEWS} Councillor Ann Day said that Surrey's children's services were inadequate.",
         set()),
        (f"{NEWS} The home, in Surrey, was rated inadequate.", set()),
        (f"{NEWS} A mock inspection of Surrey's services came out as inadequate.", set()),
        (f"{NEWS} Surrey had rated itself good in its self-evaluation for Ofsted.", set()),
        ("South Hams and West Devon share a chief executive. The Regulator of Social Housing gave "
         "the first a C1 and the second a C3.",
         {"South Hams overall c1 current -", "West Devon overall c3 current -"}),
        ("Ofsted has visited Wigan, Bury and Bolton for their children's services. It judged the "
         "second to require improvement.", {"Bury overall requires-improvement current -"}),
        ("Ofsted has been to Bury, Wigan and Bolton. Bury's children's services are good. The "
         "others require improvement.",
         {"Bury overall good current -", "Wigan overall requires-improvement current -",
          "Bolton overall requires-improvement current -"}),
        ("Ofsted inspected children's services in Bury, Wigan and Bolton. Wigan was rated good. "
         "The other two councils were told that they require improvement.",
         {"Wigan overall good current -", "Bury overall requires-improvement current -",
          "Bolton overall requires-improvement current -"}),
        ("The Regulator of Social Housing inspected Dover, Thanet and Swale. Dover and Swale got "
         "a C1, the other a C3.",
         {"Dover overall c1 current -", "Swale overall c1 current -",
          "Thanet overall c3 current -"}),
        ("Ofsted rated children's services in Bury, Wigan and Bolton. One was good and the others "
         "were inadequate.", set()),
        # a subject, a grade and a matter that are understood
        (f"{NEWS} Leadership had improved but still required improvement.",
         {"Kent leadership requires-improvement current -"}),
        (f"{NEWS} Adoption was the odd one out and outstanding.",
         {"Kent adoption outstanding current -"}),
        (f"{NEWS} In 2018 they were inadequate. Neighbouring Surrey got the same overall grade "
         "last year.", {"Kent overall inadequate previous 2018",
                        "Surrey overall good current 2023"}),
        ("Ofsted has rated children's services in Kent good, up two grades from 2019.",
         {"Kent overall good current -"}),
        ("Ofsted judged children's services in Kent requires improvement, better than the "
         "inadequate of 2019.", {"Kent overall requires-improvement current -",
                                 "Kent overall inadequate previous 2019"}),
        (f"{NEWS} Leadership, once the laggard, is outstanding.",
         {"Kent leadership outstanding current -"}),
        ("The Housing Ombudsman found severe maladministration by Camden Council in the case of a "
         "family who lived with mould for three winters.",
         {"Camden damp-and-mould severe-maladministration current -"}),
        ("In March 2019 Ofsted ordered Cumbria to produce a written statement of action after a "
         "SEND inspection.", {"Cumbria overall written-statement-of-action previous 2019"}),
        # who grades it, and what
        ("Kent scored 62 per cent in its assessment by the Care Quality Commission and was rated "
         "as requires improvement.", {"Kent overall requires-improvement current -"}),
        ("West Yorkshire Fire and Rescue Service has been rated good at preventing fires.",
         {"West Yorkshire Fire and Rescue Service prevention good current -"}),
        ("Ofsted and the CQC found widespread and systemic failings in services for children with "
         "special educational needs in Kent.",
         {"Kent overall widespread-systemic-failings current -"}),
        ("Kent received the lowest of the three possible outcomes in its SEND inspection by "
         "Ofsted and the CQC.", {"Kent overall widespread-systemic-failings current -"}),
    ],
)  # fmt: skip
def test_one_small_turn_changes_nothing(judged: Callable, text: str, rows: set[str]) -> None:
    """What is plain stays plain, whatever is put into it."""
    lead = {SAID} if text.startswith(NEWS) else set()
    assert judged(text) == rows | lead


def test_towns_that_inspectors_went_to_date_the_county(facts_of: Callable) -> None:
    """A town has a council of its own, which was not inspected."""
    text = (
        f"News\n\n{NEWS}\n\nInspectors, who worked in Maidstone and Dover between 10 and 21 May, "
        "noted that few leave.\n\nServices in Medway were downgraded to requires improvement last "
        "year."
    )
    days = {
        (j.authority[-9:], str(j.period.earliest), str(j.period.latest))
        for j in facts_of(text, published="2024-06-20").judgements
    }
    assert ("E10000016", "2024-05-10", "2024-05-21") in days


def test_a_page_of_a_council_speaks_before_it_names_itself(facts_of: Callable) -> None:
    """Words such as "our services" are the publisher's, though it is named only further down."""
    text = "News\n\nOur services for children are now rated good by Ofsted.\n\nKent is pleased."
    [found] = facts_of(
        text, published="2024-06-20", publisher="Kent County Council news"
    ).judgements
    assert found.authority.endswith("E10000016")
