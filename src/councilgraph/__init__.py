"""councilgraph: news about UK local government, read into a knowledge graph."""

__version__ = "0.1.0"
