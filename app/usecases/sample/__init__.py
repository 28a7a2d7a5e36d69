"""The sample company: a fitness-equipment dealer with a believable history, made from a fixed seed."""

from app.usecases.sample.build import DEFAULT_SEED, SampleMade, create_sample

__all__ = ["DEFAULT_SEED", "SampleMade", "create_sample"]
