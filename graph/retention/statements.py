"""What is removed once it is old, at most $limit nodes of one label at a time; each returns how many.

Moments are stored texts, whose order is that of time; each leans on the index of its moments, but for jobs, of which
there are few.
"""

# Marks of transactions that were committed, which settle a cut at commit.
COMMITS = """MATCH (n:Commit)
WHERE n.at < $before
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(n)"""

# Answers that are remembered for those who send the same change again.
ANSWERS = """MATCH (n:Answered)
WHERE n.at < $before
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(n)"""

# What was changed, for those who follow changes.
CHANGES = """MATCH (n:Change)
WHERE n.at < $before
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(n)"""

# Jobs that ended.
JOBS = """MATCH (n:Job)
WHERE n.finishedAt < $before
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(n)"""
