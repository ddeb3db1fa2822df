"""Components of the page of one area: values, neighbours, peers, activities, text for a chat."""
