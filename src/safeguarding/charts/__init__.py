<<<<<<< HEAD
"""Pictures of survey results with accessible colours and alt text. Needs the extra ``charts``."""
=======
"""Pictures. Needs the extra ``charts``."""
>>>>>>> main
