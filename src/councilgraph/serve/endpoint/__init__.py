"""The SPARQL endpoint: queries of strangers, answered in processes that can be killed."""
