"""Small event tables, written as one line an event."""

from datetime import date

import pyarrow as pa
import pytest

ROOT = {1: "CONSULT", 2: "AID", 3: "ACCUSE", 4: "ASSAULT"}


@pytest.fixture
def events():
    """From rows (source, target, quad, intensity, day or year, status) to a tidy event table."""

    def table(*rows):
        filled = [(*row, *(None, "asserted")[len(row) - 4 :]) for row in rows]
        days = [row[4] for row in filled]
        return pa.table(
            {
                "event_id": pa.array([f"e{i}" for i in range(len(rows))], pa.string()),
                "source_country": pa.array([row[0] for row in filled], pa.string()),
                "target_country": pa.array([row[1] for row in filled], pa.string()),
                "root": pa.array([ROOT[row[2]] for row in filled], pa.string()),
                "quad": pa.array([row[2] for row in filled], pa.int8()),
                "intensity": pa.array([row[3] for row in filled], pa.float64()),
                "status": pa.array([row[5] for row in filled], pa.string()),
                "date": pa.array(
                    [date.fromisoformat(d) if isinstance(d, str) else None for d in days],
                    pa.date32(),
                ),
                "year": pa.array(
                    [int(d[:4]) if isinstance(d, str) else d for d in days], pa.int32()
                ),
            }
        )

    return table
