"""What chatbots leave in published text: the parts of such sentences, and how they combine."""
