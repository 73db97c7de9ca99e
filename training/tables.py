"""Boosted trees to the tables of an additive model, in the text format that src/additive.rs reads."""
import numpy as np



def boxes(model):
    """{features: [(lower edges, upper edges, value)]}: the leaves of all trees, by the features on their paths."""
    found = {}

    def walk(node, low, high):
        if "split_feature" not in node:
            found.setdefault(tuple(sorted(set(low) | set(high))), []).append((low, high, node["leaf_value"]))
            return
        feature, edge = node["split_feature"], float(f"{node['threshold']:.4g}")
        walk(node["left_child"], low, {**high, feature: min(edge, high.get(feature, np.inf))})
        walk(node["right_child"], {**low, feature: max(edge, low.get(feature, -np.inf))}, high)

    for tree in model.dump_model()["tree_info"]:
        walk(tree["tree_structure"], {}, {})
    return found


def merged(edges, grid):
    """The same steps without edges that nothing changes at."""
    for axis in range(len(edges)):
        rows = np.moveaxis(grid, axis, 0)
        keep = [k for k in range(len(edges[axis])) if not np.array_equal(rows[k], rows[k + 1])]
        edges[axis] = [edges[axis][k] for k in keep]
        grid = np.moveaxis(rows[[0] + [k + 1 for k in keep]], 0, axis)
    return edges, grid


class Tables:
    """What models add up to, on average: a table for each feature and each pair of features. `digits`: decimals of a
    value; `steps`: a feature, an edge, and what is added above it, each."""

    def __init__(self, models, scale=1.0, digits=3, steps=()):
        self.base, self.tables, self.digits = 0.0, {}, digits
        scale, found = scale / len(models), {}
        for model in models:
            for features, leaves in boxes(model).items():
                found.setdefault(features, []).extend(leaves)
        for feature, edge, value in steps:
            found.setdefault((feature,), []).append(({feature: edge}, {}, value / scale))
        for features, leaves in sorted(found.items(), key=lambda kv: (len(kv[0]), kv[0])):
            assert len(features) <= 2, "a tree's path has more than two features: no additive model with pairs"
            edges = [sorted({side[f] for leaf in leaves for side in leaf[:2] if f in side}) for f in features]
            grid = np.zeros([len(e) + 1 for e in edges])
            for low, high, value in leaves:
                place = tuple(slice(e.index(low[f]) + 1 if f in low else 0, e.index(high[f]) + 1 if f in high else None)
                              for f, e in zip(features, edges))
                grid[place] += value * scale
            # What a part gives on average says nothing about a sentence: every part is centred, the base takes the rest.
            centre = float(grid.mean())
            self.base += centre
            edges, grid = merged(edges, np.round(grid - centre, digits))
            if features and grid.any():
                self.tables[features] = (edges, grid)
        self.base = round(self.base, digits)

    def predict(self, rows):
        """The value of each row, as src/additive.rs adds it up."""
        rows = np.asarray(rows, float)
        total = np.full(len(rows), self.base)
        for features, (edges, grid) in self.tables.items():
            total += grid[tuple(np.searchsorted(e, rows[:, f], side="left") for f, e in zip(features, edges))]
        return total

    def text(self, names, settings):
        lines = [f"{key} {value:.6g}" for key, value in settings.items()] + [f"base {self.number(self.base)}"]
        for features, (edges, grid) in self.tables.items():
            lines += [" ".join([names[f]] + [f"{x:.4g}" for x in e]) for f, e in zip(features, edges)]
            lines.append(" ".join(["="] + [self.number(v) for v in grid.ravel()]))
        return "\n".join(lines) + "\n"

    def cells(self):
        return sum(grid.size for _, grid in self.tables.values())

    def number(self, value):
        text = f"{value:.{self.digits}f}".rstrip("0").rstrip(".")
        return "0" if text in ("-0", "") else text
