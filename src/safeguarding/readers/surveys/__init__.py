"""Survey folders: the codebook, response files and tables of counts, read into a survey and its answers."""
