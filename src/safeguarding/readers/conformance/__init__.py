"""The conformance kit, and the answers of another system to its cases."""
