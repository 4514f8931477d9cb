import numpy as np
import pytest

from lantoa.measure.loglinear import fit, history_bits, history_counts, likeness, pair_terms


def test_bits_are_the_histories_in_the_order_of_their_numbers():
    assert history_bits(2).tolist() == [[1, 0], [0, 1], [1, 1]]


def test_counts_are_by_stratum_and_history():
    seen = np.array([[1, 0], [1, 1], [0, 1], [0, 1]], dtype=bool)
    counts = history_counts(seen, np.array([0, 0, 1, 1]), 2)
    assert counts.tolist() == [[1, 0, 1], [0, 2, 0]]


def test_two_captures_give_lincoln_and_petersen():
    found = fit(np.array([[100.0, 60.0, 40.0]]), history_bits(2))
    assert found.unseen[0] == pytest.approx(100 * 60 / 40)
    assert found.deviance == pytest.approx(0, abs=1e-6)
    assert found.variance[0] == pytest.approx(150**2 * (1 / 100 + 1 / 60 + 1 / 40), rel=1e-6)


def test_exact_expectations_are_fitted_exactly_in_every_stratum():
    bits = history_bits(3)
    total = np.array([1000.0, 5000.0])
    chances = np.array([[0.2, 0.3, 0.4], [0.5, 0.1, 0.3]])
    cells = np.prod(np.where(bits[None] > 0, chances[:, None], 1 - chances[:, None]), axis=2)
    found = fit(total[:, None] * cells, bits)
    assert found.unseen == pytest.approx(total * np.prod(1 - chances, axis=1), rel=1e-6)


def test_shared_terms_come_back_from_their_own_expectations():
    bits = history_bits(3)
    terms = np.column_stack([likeness(bits), pair_terms(bits)[0, 1]])
    beta = np.array([[5.0, -1.0, -0.5, 0.2], [6.0, 0.3, -1.0, -0.7]])
    design = np.column_stack([np.ones(7), bits])
    counts = np.exp(beta @ design.T + terms @ np.array([0.4, -0.6]))
    found = fit(counts, bits, terms)
    assert found.shared == pytest.approx([0.4, -0.6], abs=1e-5)
    assert found.unseen == pytest.approx(np.exp([5.0, 6.0]), rel=1e-5)
    held = fit(counts, bits, offset=terms @ np.array([0.4, -0.6]))
    assert held.unseen == pytest.approx(found.unseen, rel=1e-4)


def test_empty_cells_captures_and_strata_do_not_break_the_fit():
    bits = history_bits(3)
    counts = np.array([[50.0, 40, 10, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0], [9, 0, 0, 9, 0, 0, 0]])
    found = fit(counts, bits, likeness(bits)[:, None])
    assert np.isfinite(found.unseen).all()
    assert np.isfinite(found.deviance)
