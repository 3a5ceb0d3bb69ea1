"""The files that every council's children's services hold, read into the typed cases of timescales."""
