"""Components that show how a figure got here and where its pace leads."""
