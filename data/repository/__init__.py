"""The only code that speaks SQL about loads, editions, counts, facts and areas. No arithmetic of coverage."""
