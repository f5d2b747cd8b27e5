"""`digestgen import`: what other tools hold becomes clean Markdown with front matter in `content/`.

    path -> detect (which kind) -> a reader (records, one at a time) -> compose (Markdown, checked)
         -> place (not known yet, a free name) -> write (journal, then files)

Readers are generators and nothing holds all records, so that 100,000 rows need no more memory than
a batch of them and a few digests of each. Readers and `write` touch the disk, nothing the network.
"""
