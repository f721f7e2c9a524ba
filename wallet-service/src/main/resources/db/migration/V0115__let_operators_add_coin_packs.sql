-- Lets the service add coin packs and retire them, and change nothing else about them. Takes no lock that anybody waits for.

grant insert, update (retired) on coin_pack to ${app_role};
