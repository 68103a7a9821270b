"""The data that `./kith demo` loads: one real file of purchases, and invented people and firms around it.

`samples/order.toml` says in which order the files load, of which kind they are and which source told us; README.md says
where each comes from and under which licence. `samples.generate` makes all of them but the purchases.
"""
