"""The nouns: article, claim, fact, record, and the values that they are made of.

Everything here is frozen and knows nothing of files, graphs or the web.
"""
