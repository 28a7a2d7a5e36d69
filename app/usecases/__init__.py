"""What the business does: one module per noun, one function per verb, (uow, …) -> result; all writes."""
