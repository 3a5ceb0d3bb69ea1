"""A module for each form in which a page is shown: terminal, Markdown, CSV, workbook, JSON, JUnit.

A new form (HTML, Word) is a module here. It takes tables, sections and pages, and asks ``cells.printed`` for the words.
"""
