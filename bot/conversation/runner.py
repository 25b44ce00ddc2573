"""Run Rasa's graph in an order that is worked out once."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import GraphNode
from rasa.engine.runner.dask import DaskGraphRunner

Step = tuple[str, GraphNode, tuple[str, ...]]


class OrderedRunner(DaskGraphRunner):
    """Rasa's runner without what it repeats for every message: a new graph, and its inputs as a text for the log."""

    def run(self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None) -> dict[str, Any]:
        """Return the results of `targets`, each as Rasa's nodes give them."""
        wanted = tuple(targets or self._graph_schema.target_names)
        results: dict[str, Any] = {name: (name, value) for name, value in (inputs or {}).items()}
        for name, node, needs in self._order(wanted):
            results[name] = node(*(results.get(need, need) for need in needs))
        return dict(results[name] for name in wanted)

    def _order(self, wanted: tuple[str, ...]) -> tuple[Step, ...]:
        orders: dict[tuple[str, ...], tuple[Step, ...]] = self.__dict__.setdefault("_orders", {})
        if wanted not in orders:
            orders[wanted] = tuple(self._steps(list(wanted), set()))
        return orders[wanted]

    def _steps(self, names: list[str], done: set[str]) -> list[Step]:
        steps: list[Step] = []
        for name in names:
            node = self._graph_schema.nodes.get(name)
            if node is None or name in done:
                continue
            done.add(name)
            needs = tuple(node.needs.values())
            steps += self._steps(list(needs), done)
            steps.append((name, self._instantiated_nodes[name], needs))
        return steps
