"""The studies of breadth.bench.ts and rotation-map.bench.ts as a pandas user writes them.

Arguments: a folder with high, low, close (one name after the other) and benchmark as little-endian float64, and the number of
names. Reads the name of a study per line, answers a number that depends on the result.
"""
import sys
from pathlib import Path

import numpy as np
import pandas as pd

folder, names = Path(sys.argv[1]), int(sys.argv[2])


def frame(name):
    return pd.DataFrame(np.ascontiguousarray(np.fromfile(folder / f"{name}.f64").reshape(names, -1).T))


high, low, close = frame("high"), frame("low"), frame("close")
benchmark = pd.Series(np.fromfile(folder / "benchmark.f64"))


def breadth():
    change = close.diff()
    series = [(change > 0).sum(axis=1), (change < 0).sum(axis=1)]
    for window in (50, 200):
        average = close.rolling(window).mean()
        series.append((close > average).sum(axis=1) / average.notna().sum(axis=1))
    series.append((high > high.rolling(252).max().shift(1)).sum(axis=1))
    series.append((low < low.rolling(252).min().shift(1)).sum(axis=1))
    series.append(close.pct_change().mean(axis=1))
    return sum(float(one.iloc[-1]) for one in series)


def standing(values, window):
    rolling = values.rolling(window)
    return 100 + (values - rolling.mean()) / rolling.std()


def rotation_map():
    strength = standing(close.div(benchmark, axis=0), 63)
    momentum = standing(strength.diff(10), 63)
    return float(strength.iloc[-1].sum() + momentum.iloc[-1].sum())


studies = {"breadth": breadth, "map": rotation_map}
for line in sys.stdin:
    print(repr(studies[line.strip()]()), flush=True)
