"""What people see: results as text, and in time pages and the SPARQL protocol.

Renderers are pure: results in, bytes out. Asking the store is `store`'s part, wiring is `cli`'s.
"""
