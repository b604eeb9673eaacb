"""Under which licences the parts of the graph are, and whom to name. The words are the README's."""

OGL = "http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
CC_BY = "https://creativecommons.org/licenses/by/4.0/"
MIT = "https://opensource.org/licenses/MIT"

ATTRIBUTION = (
    "Contains public sector information licensed under the Open Government Licence v3.0. Names and "
    "codes after mySociety's UK local authority names and codes (CC BY 4.0). Articles belong to "
    "their publishers, and are quoted."
)
