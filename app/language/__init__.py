"""How people write: names, phones, days, lunar days, repetitions, money; pure functions without a clock."""
