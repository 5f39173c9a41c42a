"""Teaching the network that `servanda.reading.taught` reads with. PyTorch and transformers are needed here alone."""
