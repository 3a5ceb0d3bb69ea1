"""English local authorities with children's-services duties: names, codes, when each existed, what succeeded it."""
