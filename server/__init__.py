"""The outside world: processes, HTTP, configuration. It may use every other package; none uses it.

environment ──settings.load()──> Settings      one frozen value, handed down from here
"""
