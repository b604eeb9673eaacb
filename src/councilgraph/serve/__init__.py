"""The site: pages for people, and a SPARQL endpoint and linked data for programs.

`endpoint` answers queries in processes that can be killed; `linked` tells what an IRI is; `pages`
shows the graph to people. All three ask through a `Site`, and `app` puts them together.
"""
