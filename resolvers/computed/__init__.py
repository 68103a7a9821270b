"""Fields that code answers: each is a function of the ids of the nodes on which it is asked for.

All nodes of a question are answered at once, so that what a field costs in statements does not grow with them. What a
function gives are trees of `ByName`, in which a node of the graph stands as its id.

>>> async def chains(ids: Sequence[str], ask: Ask) -> Mapping[str, Any]: ...
"""
