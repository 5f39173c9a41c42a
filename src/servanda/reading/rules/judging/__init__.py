"""The word rules that judge what the sealed reader reads. Nothing new is built on them: they go whole with it."""
