"""Children's-services assurance in England as typed values with calculation functions."""
