"""What a bid is and the rules it obeys: records and pure functions. No Qt, no SQL, no Word."""
