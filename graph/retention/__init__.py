"""What Kith keeps for a while only: the marks of commits, answers for those who ask again, changes, jobs that ended.

service.forget(store, "Change", before)    → how many were removed, a batch at a time
service.TEXTS                              what can be forgotten
"""
