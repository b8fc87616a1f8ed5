"""What people do with entries: one function an action, which checks, changes, logs and tells.

Each takes the actor, the entry's slug and the `revision` that the actor saw, and raises `NotPermitted` when the
actor may not, `WrongState` when the state does not allow it (`Stale` when somebody was faster), `Faulty` or
`UsageError` when what was given does not do. Either everything is done or nothing.
"""
