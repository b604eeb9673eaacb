"""Pages for people: what each shows, asked of the graph and put into a template."""
