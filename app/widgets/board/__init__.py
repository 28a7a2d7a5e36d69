"""A board: lanes of painted cards, and a chart by month onto which cards can be dragged."""
