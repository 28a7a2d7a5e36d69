"""The segment command: counts, lists, keeps and deletes rules; what is wrong is said in one sentence."""
