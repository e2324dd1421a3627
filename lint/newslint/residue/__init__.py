"""What chatbots leave in published text: parts of such sentences, and how they combine."""
