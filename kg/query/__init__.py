"""Saved questions and how answers are written."""

from kg.query.formatting import format_answer
from kg.query.questions import Parameter, Question, bind, question, read_question, saved_questions

__all__ = ["Parameter", "Question", "bind", "format_answer", "question", "read_question", "saved_questions"]
