"""One thing counted or dated twice, in the abstract and the body or anywhere."""
