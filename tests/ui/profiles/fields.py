"""A field of each newer kind, for a template of our own."""

NEW = """
[[section.field]]
id = "skill"
label = "Skill"
kind = "scale"
low = "beginner"
high = "expert"
columns = 6
[[section.field]]
id = "team"
label = "Works with"
kind = "profile"
kinds = ["buyer"]
[[section]]
id = "jobs"
title = "Jobs to be done"
[[section.field]]
id = "jobs"
label = "Job statements"
kind = "statement"
main = "motivation"
noun = "job"
parts = [
    { id = "situation", label = "Situation", lead = "When", hint = "I prepare the report" },
    { id = "motivation", label = "Motivation", lead = "I want to", hint = "pull figures" },
    { id = "outcome", label = "Outcome", lead = "so I can", hint = "show numbers that hold" },
]
[[section]]
id = "journey"
title = "Buyer's journey"
[[section.field]]
id = "journey"
label = "Stages"
kind = "table"
rows = ["Awareness", "Consideration", "Decision"]
rows_label = "Stage"
noun = "stage"
parts = [
    { id = "questions", label = "Questions they ask", hint = "Why so long?" },
    { id = "channels", label = "Channels they use" },
]
[[section]]
id = "outcomes"
title = "Outcomes"
[[section.field]]
id = "wanted_outcomes"
label = "Desired outcomes"
kind = "outcomes"
noun = "outcome"
"""
