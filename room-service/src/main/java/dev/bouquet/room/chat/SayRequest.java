package dev.bouquet.room.chat;

record SayRequest(@MessageText String text) {
  SayRequest {
    text = MessageText.Taken.from(text);
  }
}
